CREATE TABLE `portal_day` (
	`day` text PRIMARY KEY NOT NULL,
	`figures` text NOT NULL
);
