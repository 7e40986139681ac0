CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`staff_id` integer,
	`action` text NOT NULL,
	`target` text,
	`reason` text,
	`details` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE INDEX `audit_target` ON `audit` (`target`);--> statement-breakpoint
CREATE TABLE `auth_exchange` (
	`state_hash` text PRIMARY KEY NOT NULL,
	`browser_hash` text NOT NULL,
	`kind` text NOT NULL,
	`issuer` text NOT NULL,
	`nonce` text,
	`code_verifier` text,
	`return_to` text,
	`state` text,
	`id_token` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `auth_exchange_expiry` ON `auth_exchange` (`expires_at`);--> statement-breakpoint
CREATE INDEX `auth_exchange_browser` ON `auth_exchange` (`browser_hash`);--> statement-breakpoint
CREATE TABLE `purge` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`staff_id` integer,
	`kind` text NOT NULL,
	`target` text NOT NULL,
	`reason` text NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`staff_id` integer NOT NULL,
	`method` text NOT NULL,
	`id_token` text,
	`created_at` text NOT NULL,
	`last_used_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token` ON `session` (`token_hash`);--> statement-breakpoint
CREATE INDEX `session_staff` ON `session` (`staff_id`);--> statement-breakpoint
CREATE INDEX `session_created` ON `session` (`created_at`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text,
	`name` text,
	`role` text NOT NULL,
	`products` text,
	`issuer` text,
	`subject` text,
	`bound_at` text,
	`pending_issuer` text,
	`pending_subject` text,
	`pending_at` text,
	`invited_by_id` integer,
	`invited_at` text NOT NULL,
	`last_sign_in_at` text,
	`removed_at` text,
	CONSTRAINT "staff_known" CHECK("staff"."removed_at" IS NOT NULL OR "staff"."email" IS NOT NULL OR "staff"."issuer" = 'local')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email` ON `staff` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `staff_subject` ON `staff` (`issuer`,`subject`);--> statement-breakpoint
CREATE TABLE `terminal_link` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL
);
