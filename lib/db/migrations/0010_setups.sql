CREATE TABLE "setups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"profile_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"sender_email" text,
	"expires_at" timestamp with time zone NOT NULL,
	"token_hash" text NOT NULL,
	"session_hash" text,
	"opened_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"other_browser_at" timestamp with time zone,
	"allowed_at" timestamp with time zone,
	"values_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"replaced_at" timestamp with time zone,
	"too_much_note" text,
	"too_much_at" timestamp with time zone,
	CONSTRAINT "setups_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "setups" ADD CONSTRAINT "setups_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "setups_profile_index" ON "setups" USING btree ("profile_id","created_at");--> statement-breakpoint
CREATE INDEX "setups_created_by_index" ON "setups" USING btree ("created_by");