CREATE TABLE "access_codes" (
	"id" integer PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"generation" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"profile_id" uuid,
	"profile_name" text,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"connector" text NOT NULL,
	"guide" text NOT NULL,
	"name" text NOT NULL,
	"cloud" text NOT NULL,
	"account_id" text NOT NULL,
	"client_id" text NOT NULL,
	"sealed_client_secret" text NOT NULL,
	"client_secret_set_at" timestamp with time zone NOT NULL,
	"client_secret_set_by" text NOT NULL,
	"scopes" text NOT NULL,
	"actions" text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"last_tested_at" timestamp with time zone,
	"last_test_outcome" text,
	"sign_in_again_by" timestamp with time zone,
	CONSTRAINT "profiles_submission_id_unique" UNIQUE("submission_id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_tries" (
	"counter" text PRIMARY KEY NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"tries" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_events_profile_index" ON "audit_events" USING btree ("profile_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "profiles_name_key" ON "profiles" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "profiles_updated_at_index" ON "profiles" USING btree ("updated_at");