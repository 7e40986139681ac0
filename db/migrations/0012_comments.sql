CREATE TABLE `draft_comment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`draft_id` integer NOT NULL,
	`author_id` integer NOT NULL,
	`reply_to` integer,
	`text` text NOT NULL,
	`quote` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`resolved_at` text,
	`resolved_by` integer,
	FOREIGN KEY (`draft_id`) REFERENCES `draft`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reply_to`) REFERENCES `draft_comment`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`resolved_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "draft_comment_length" CHECK(length("draft_comment"."text") <= 2000 AND length("draft_comment"."quote") <= 300)
);
--> statement-breakpoint
CREATE INDEX `draft_comment_draft` ON `draft_comment` (`draft_id`);