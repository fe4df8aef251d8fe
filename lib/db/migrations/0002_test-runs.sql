CREATE TABLE "test_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"profile_id" uuid NOT NULL,
	"profile_version" integer NOT NULL,
	"subject" jsonb NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" text NOT NULL,
	"owner" text NOT NULL,
	"ended_at" timestamp with time zone,
	"stages" jsonb NOT NULL,
	"current" jsonb NOT NULL,
	"scope_lists" jsonb,
	"lifetimes" jsonb,
	"state_hash" text,
	"sealed_pending" text,
	"waits_until" timestamp with time zone,
	"worker" uuid,
	"worker_until" timestamp with time zone,
	CONSTRAINT "test_runs_state_hash_unique" UNIQUE("state_hash")
);
--> statement-breakpoint
ALTER TABLE "test_runs" ADD CONSTRAINT "test_runs_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "test_runs_profile_index" ON "test_runs" USING btree ("profile_id","started_at");