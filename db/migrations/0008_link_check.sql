CREATE TABLE `link_check` (
	`url` text PRIMARY KEY NOT NULL,
	`checked_at` text NOT NULL,
	`status` text NOT NULL,
	`failures` integer NOT NULL,
	`first_failed_at` text,
	CONSTRAINT "link_check_failures" CHECK(("link_check"."failures" = 0) = ("link_check"."first_failed_at" IS NULL))
);
--> statement-breakpoint
CREATE INDEX `link_check_order` ON `link_check` (`checked_at`);