CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"admin" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
