ALTER TABLE "profiles" ADD COLUMN "fields" jsonb;--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "secrets" jsonb;--> statement-breakpoint
UPDATE "profiles" SET
  "fields" = jsonb_build_object('accountId', "account_id", 'clientId', "client_id"),
  "secrets" = jsonb_build_object('clientSecret', jsonb_build_object(
    'for', "client_secret_for",
    'setAt', to_char("client_secret_set_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'setBy', "client_secret_set_by",
    'sealed', "sealed_client_secret"
  ));--> statement-breakpoint
ALTER TABLE "profiles" ALTER COLUMN "fields" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "profiles" ALTER COLUMN "secrets" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "profiles" DROP COLUMN "account_id";--> statement-breakpoint
ALTER TABLE "profiles" DROP COLUMN "client_id";--> statement-breakpoint
ALTER TABLE "profiles" DROP COLUMN "sealed_client_secret";--> statement-breakpoint
ALTER TABLE "profiles" DROP COLUMN "client_secret_set_at";--> statement-breakpoint
ALTER TABLE "profiles" DROP COLUMN "client_secret_set_by";--> statement-breakpoint
ALTER TABLE "profiles" DROP COLUMN "client_secret_for";--> statement-breakpoint
UPDATE "test_runs" SET "subject" = "subject" || jsonb_build_object(
  'fields', jsonb_build_object('accountId', "subject" -> 'accountId', 'clientId', "subject" -> 'clientId')
);
