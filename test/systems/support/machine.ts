import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Product } from "../../../src/release/types.ts";

const sources = new URL("../real/", import.meta.url);

/** A machine with a real database, git and bash, where only Docker is stood in for. */
export class Machine {
  readonly root = mkdtempSync(join(tmpdir(), "guidepost-real-"));
  readonly checkout = join(this.root, "checkout");
  readonly backups = join(this.root, "backups");
  private readonly bin: string;
  private readonly environment: Readonly<Record<string, string>>;

  /** `initdb` and `alembic` are the programs that were found. */
  constructor(initdb: string, alembic: string) {
    this.bin = dirname(initdb);
    chmodSync(this.root, 0o755);
    this.environment = {
      PATH: `${join(this.root, "bin")}:${this.bin}:${process.env["PATH"] ?? ""}`,
      HOME: this.root,
      LC_ALL: "C.UTF-8",
      REAL: this.root,
      ALEMBIC: alembic,
      PGHOST: this.root,
      DATABASE_URL: `postgresql://openwatch@/openwatch?host=${this.root}`,
      GIT_CONFIG_COUNT: "2",
      GIT_CONFIG_KEY_0: "user.name",
      GIT_CONFIG_VALUE_0: "A reader",
      GIT_CONFIG_KEY_1: "user.email",
      GIT_CONFIG_VALUE_1: "reader@example.org",
    };
    this.layPrograms();
    this.startDatabase();
  }

  /** The repository with all releases, checked out where a reader of `from` is. */
  install({ id, releases }: Product, from: string): void {
    for (const folder of ["checkout", "origin", "backups", "built", "running"])
      rmSync(join(this.root, folder), { recursive: true, force: true });
    mkdirSync(this.checkout);
    this.run("git init -q -b main .", this.checkout);
    for (const { version } of releases) {
      const revision = `content/products/${id}/revisions/${version}`;
      if (!existsSync(revision)) continue;
      this.run("git rm -rqf --ignore-unmatch .", this.checkout);
      cpSync(revision, this.checkout, { recursive: true });
      const pages = ["docker-compose.yml", "docker-compose.prod.yml"];
      for (const page of pages)
        writeFileSync(join(this.checkout, page), `# ${version}\n`);
      writeFileSync(join(this.checkout, ".gitignore"), ".env\nsecurity/\n");
      this.run(
        `git add -A && git commit -qm ${version} && git tag v${version}`,
        this.checkout,
      );
    }
    this.run("git clone -q --bare checkout origin", this.root);
    this.run(
      `git remote add origin ../origin && git checkout -q v${from}`,
      this.checkout,
    );
    this.run(
      `cp .env.example .env && mkdir -p security/certs security/keys &&
       echo certificate > security/certs/a.pem && echo key > security/keys/a.key`,
      this.checkout,
    );
    this.run(
      `dropdb --if-exists -U openwatch openwatch && createdb -U openwatch openwatch &&
       OPENWATCH=checkout docker compose build && docker compose up &&
       docker compose run backend alembic -c any.ini upgrade head`,
      this.root,
    );
    const data = new URL("data.sql", sources).pathname;
    this.run(`psql -q -v ON_ERROR_STOP=1 -U openwatch openwatch -f ${data}`);
    rmSync(join(this.root, "calls"), { force: true });
  }

  /** Runs a script; throws with what it said where it fails. */
  run(script: string, cwd = this.root): string {
    const { status, stdout, stderr } = this.bash(script, cwd);
    if (status !== 0) throw new Error(`${script}\n${stdout}${stderr}`);
    return stdout;
  }

  /** The blocks in one shell, as a reader pastes them; how each of them ended. */
  paste(blocks: readonly string[]): {
    readonly statuses: readonly number[];
    readonly output: string;
  } {
    const lines = blocks.map((text, at) => {
      const file = join(this.root, `block-${at}.sh`);
      writeFileSync(file, text);
      return `. ${file}; echo "$?" >> ${this.root}/statuses`;
    });
    rmSync(join(this.root, "statuses"), { force: true });
    const { stdout, stderr } = this.bash(lines.join("\n"), this.root);
    const statuses = readFileSync(join(this.root, "statuses"), "utf8")
      .trim()
      .split("\n")
      .map(Number);
    return { statuses, output: stdout + stderr };
  }

  /** The calls of what stands in, in order. */
  get calls(): string[] {
    const words = readFileSync(join(this.root, "calls"), "utf8").split("\0");
    const calls = [];
    for (let at = 0; at < words.length - 1;) {
      const end = at + 2 + Number(words[at]);
      calls.push(words.slice(at + 1, end).join(" "));
      at = end;
    }
    return calls;
  }

  /** All rows of all tables, and the shape of the tables. */
  get data(): string {
    const tables = this.sql(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    );
    return tables
      .split("\n")
      .filter((table) => table !== "")
      .map((table) => {
        const rows = this.sql(
          `SELECT to_jsonb(t) FROM "${table}" t ORDER BY to_jsonb(t)::text`,
        );
        const columns = this.sql(
          `SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '${table}' ORDER BY 1`,
        );
        return [table, columns, rows].join("\n");
      })
      .join("\n");
  }

  sql(statement: string): string {
    const file = join(this.root, "statement.sql");
    writeFileSync(file, statement);
    return this.run(
      `psql -qAt -v ON_ERROR_STOP=1 -U openwatch openwatch -f ${file}`,
    );
  }

  stop(): void {
    this.asOwner([
      "pg_ctl",
      "-D",
      join(this.root, "data"),
      "-m",
      "immediate",
      "stop",
    ]);
    rmSync(this.root, { recursive: true, force: true });
  }

  private bash(script: string, cwd: string) {
    return spawnSync("bash", ["-c", script], {
      cwd,
      env: this.environment,
      encoding: "utf8",
      timeout: 120_000,
    });
  }

  private layPrograms(): void {
    const bin = join(this.root, "bin");
    mkdirSync(bin);
    cpSync(new URL("docker.sh", sources), join(bin, "docker"));
    chmodSync(join(bin, "docker"), 0o755);
    // No server answers here.
    symlinkSync("/bin/true", join(bin, "curl"));
    mkdirSync(join(this.root, "alembic"));
    cpSync(new URL("env.py", sources), join(this.root, "alembic", "env.py"));
    const locations = `script_location = ${this.root}/alembic\nversion_locations = alembic/versions\n`;
    writeFileSync(join(this.root, "alembic.ini"), `[alembic]\n${locations}`);
  }

  private startDatabase(): void {
    const data = join(this.root, "data");
    mkdirSync(data);
    const owner = ownerId();
    if (owner !== undefined) chownSync(data, owner, owner);
    if (owner !== undefined) chmodSync(this.root, 0o777);
    this.asOwner([
      "initdb",
      "-D",
      data,
      "-A",
      "trust",
      "-U",
      "openwatch",
      "-N",
    ]);
    const options = `-c listen_addresses='' -c unix_socket_directories='${this.root}' -c fsync=off`;
    const log = join(data, "log");
    this.asOwner([
      "pg_ctl",
      "-D",
      data,
      "-o",
      options,
      "-l",
      log,
      "-w",
      "start",
    ]);
    this.run("createdb -U openwatch openwatch");
  }

  /** PostgreSQL refuses to run as root. */
  private asOwner([program = "", ...args]: readonly string[]): void {
    const owner = ownerId();
    const { status, stderr } = spawnSync(join(this.bin, program), args, {
      ...(owner !== undefined && { uid: owner, gid: owner }),
      env: this.environment,
      encoding: "utf8",
      timeout: 60_000,
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  }
}

function ownerId(): number | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return Number(
    spawnSync("id", ["-u", "postgres"], { encoding: "utf8" }).stdout,
  );
}
