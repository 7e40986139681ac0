CREATE TABLE `media` (
	`name` text PRIMARY KEY NOT NULL,
	`alt` text DEFAULT '' NOT NULL,
	`decorative` integer DEFAULT false NOT NULL,
	`credit` text,
	`licence` text,
	`source` text,
	`focus_x` integer DEFAULT 50 NOT NULL,
	`focus_y` integer DEFAULT 50 NOT NULL,
	`added_by` integer,
	`added_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`sent_hash` text,
	`hash` text,
	`size` integer DEFAULT 0 NOT NULL,
	`bytes` blob,
	CONSTRAINT "media_focus" CHECK("media"."focus_x" BETWEEN 0 AND 100 AND "media"."focus_y" BETWEEN 0 AND 100)
);
--> statement-breakpoint
CREATE INDEX `media_sent` ON `media` (`sent_hash`);