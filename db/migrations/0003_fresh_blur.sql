CREATE TABLE `reading` (
	`document_id` integer PRIMARY KEY NOT NULL,
	`revision_id` integer NOT NULL,
	`format` integer NOT NULL,
	`content` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reading_revision` ON `reading` (`revision_id`);