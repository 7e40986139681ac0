CREATE TABLE `draft_presence` (
	`draft_id` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`tab` text NOT NULL,
	`seen_at` text NOT NULL,
	`hand` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`draft_id`, `staff_id`, `tab`),
	FOREIGN KEY (`draft_id`) REFERENCES `draft`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `draft_presence_seen` ON `draft_presence` (`seen_at`);--> statement-breakpoint
CREATE TABLE `preview_link` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`draft_id` integer NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` integer NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`draft_id`) REFERENCES `draft`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `preview_link_token` ON `preview_link` (`token_hash`);--> statement-breakpoint
CREATE INDEX `preview_link_draft` ON `preview_link` (`draft_id`);--> statement-breakpoint
DROP INDEX `draft_aside_origin`;--> statement-breakpoint
CREATE INDEX `draft_aside_draft` ON `draft_aside` (`draft_id`);