CREATE TABLE `schedule` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`action` text NOT NULL,
	`draft_id` integer,
	`draft_version` integer,
	`document_id` integer,
	`minute` text NOT NULL,
	`due_at` text NOT NULL,
	`reason` text,
	`override` text,
	`word` text,
	`staff_id` integer NOT NULL,
	`created_at` text NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`held_until` text,
	`problem` text,
	`detail` text,
	`finished_at` text,
	`seen_at` text,
	FOREIGN KEY (`draft_id`) REFERENCES `draft`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "schedule_state" CHECK("schedule"."state" IN ('pending', 'done', 'failed', 'cancelled')),
	CONSTRAINT "schedule_action" CHECK(("schedule"."action" = 'publish') = ("schedule"."draft_id" IS NOT NULL)),
	CONSTRAINT "schedule_target" CHECK(("schedule"."draft_id" IS NULL) <> ("schedule"."document_id" IS NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_draft` ON `schedule` (`draft_id`) WHERE "schedule"."state" = 'pending' AND "schedule"."draft_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_document` ON `schedule` (`document_id`) WHERE "schedule"."state" = 'pending' AND "schedule"."document_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `schedule_due` ON `schedule` (`due_at`) WHERE "schedule"."state" = 'pending';