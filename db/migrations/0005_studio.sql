CREATE TABLE `draft` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`document_id` integer,
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`format` text NOT NULL,
	`text` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`base_revision_id` integer,
	`base_file_hash` text,
	`owner_id` integer NOT NULL,
	`saved_by` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`closed_at` text,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_document` ON `draft` (`document_id`) WHERE "draft"."closed_at" IS NULL AND "draft"."document_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `draft_address` ON `draft` (`kind`,`slug`) WHERE "draft"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX `draft_owner` ON `draft` (`owner_id`);--> statement-breakpoint
CREATE TABLE `draft_aside` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`draft_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `draft`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_aside_origin` ON `draft_aside` (`draft_id`,`person_id`,`version`);--> statement-breakpoint
CREATE TABLE `publication` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`document_id` integer NOT NULL,
	`revision_id` integer NOT NULL,
	`action` text NOT NULL,
	`path` text NOT NULL,
	`base_hash` text,
	`state` text DEFAULT 'pending' NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "publication_state" CHECK("publication"."state" IN ('pending', 'done'))
);
--> statement-breakpoint
CREATE INDEX `publication_document` ON `publication` (`document_id`);--> statement-breakpoint
ALTER TABLE `document` ADD `withdrawal` text;--> statement-breakpoint
ALTER TABLE `revision` ADD `author_id` integer;