CREATE TABLE "setup_notices" (
	"setup_id" uuid NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "setup_notices_setup_id_key_pk" PRIMARY KEY("setup_id","key")
);
--> statement-breakpoint
ALTER TABLE "setup_notices" ADD CONSTRAINT "setup_notices_setup_id_setups_id_fk" FOREIGN KEY ("setup_id") REFERENCES "public"."setups"("id") ON DELETE cascade ON UPDATE no action;