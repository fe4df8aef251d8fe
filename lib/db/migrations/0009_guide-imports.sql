CREATE TABLE "guide_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "guide_imports_created_at_index" ON "guide_imports" USING btree ("created_at");