CREATE TABLE `miss` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`text` text,
	`days` integer NOT NULL,
	`count` integer NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	CONSTRAINT "miss_kind" CHECK("miss"."kind" IN ('search', 'address'))
);
--> statement-breakpoint
CREATE INDEX `miss_kept` ON `miss` (`kind`,`count`);