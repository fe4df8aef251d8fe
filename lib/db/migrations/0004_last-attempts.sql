ALTER TABLE "profiles" ADD COLUMN "client_secret_for" text;--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "last_attempt" jsonb;--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "sign_in_again_basis" jsonb;