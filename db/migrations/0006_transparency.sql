CREATE TABLE `transparency_day` (
	`day` text PRIMARY KEY NOT NULL,
	`products` integer NOT NULL,
	`published` text NOT NULL
);
