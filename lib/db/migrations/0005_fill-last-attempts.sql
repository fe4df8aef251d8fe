UPDATE "profiles" SET "last_attempt" = jsonb_build_object(
  'run', "latest"."id",
  'at', to_char("latest"."ended_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'outcome', "latest"."outcome"
)
FROM (
  SELECT DISTINCT ON ("profile_id") "profile_id", "id", "ended_at", "outcome" FROM "test_runs"
  WHERE "status" = 'ended' AND "ended_at" IS NOT NULL AND "outcome" IS NOT NULL
  ORDER BY "profile_id", "ended_at" DESC
) AS "latest"
WHERE "latest"."profile_id" = "profiles"."id";
