CREATE TABLE `content_file` (
	`path` text PRIMARY KEY NOT NULL,
	`document_id` integer,
	`head_hash` text,
	`head_revision_id` integer,
	`seen_hash` text NOT NULL,
	`refusal` text,
	`missing_scans` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `document` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`live_revision_id` integer,
	`waiting_revision_id` integer,
	`retired_at` text,
	`first_public_at` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_address` ON `document` (`kind`,`slug`);--> statement-breakpoint
CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `revision` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`document_id` integer NOT NULL,
	`hash` text NOT NULL,
	`format` text NOT NULL,
	`text` text NOT NULL,
	`source` text NOT NULL,
	`reason` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "revision_hash" CHECK(length("revision"."hash") = 64)
);
--> statement-breakpoint
CREATE INDEX `revision_document` ON `revision` (`document_id`,`id`);--> statement-breakpoint
CREATE TABLE `state` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
