CREATE TABLE `import_difference` (
	`beta_id` text NOT NULL,
	`key` text NOT NULL,
	`slug` text NOT NULL,
	`portal_value` text,
	`source_value` text NOT NULL,
	`seen_at` text NOT NULL,
	`declined_at` text,
	PRIMARY KEY(`beta_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `imported_sheet` (
	`beta_id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`values` text NOT NULL,
	`body_hash` text
);
