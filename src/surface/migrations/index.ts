import type { MigrationTool } from "../migration-tool.ts";
import { alembic } from "./alembic.ts";
import { django } from "./django.ts";
import { flyway } from "./flyway.ts";
import { golangMigrate } from "./golang-migrate.ts";
import { goose } from "./goose.ts";
import { prisma } from "./prisma.ts";
import { rails } from "./rails.ts";
import { sqlx } from "./sqlx.ts";

export const migrationTools: readonly MigrationTool[] = [
  alembic,
  django,
  flyway,
  golangMigrate,
  goose,
  prisma,
  rails,
  sqlx,
];
