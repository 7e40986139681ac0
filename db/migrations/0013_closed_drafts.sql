ALTER TABLE `draft` ADD `closed_by` integer;--> statement-breakpoint
ALTER TABLE `draft` ADD `closed_as` text;