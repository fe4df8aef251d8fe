ALTER TABLE "profiles" ADD COLUMN "app_record" jsonb;--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "copy_of" uuid;