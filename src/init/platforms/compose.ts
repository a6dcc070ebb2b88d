import type { Compose } from "../compose.ts";
import type { PlatformDraft, StepDraft, SurfaceDraft } from "../draft.ts";
import { fileOf } from "../repository.ts";
import { databaseSteps } from "./databases.ts";

/** What the steps of a Compose file are made of. */
interface Running {
  readonly id: string;
  readonly name: string;
  /** Those whose files lie beside that of Compose. */
  readonly settings: readonly SurfaceDraft[];
  /** Where `.env` says the version of the images: its variable. */
  readonly pinned: string | undefined;
  /** `v{{version}}` */
  readonly tag: string;
}

/** What runs in Docker Compose, from a checkout of the repository. */
export function compose(file: Compose, running: Running): PlatformDraft {
  const { id, name, pinned } = running;
  return {
    id: "compose",
    title: "Docker Compose",
    tools: { docker: ">=24", ...(pinned === undefined && { git: ">=2.30" }) },
    variables: {
      FOLDER: {
        ask: `Folder of the checkout of ${name}`,
        example: `/opt/${id}`,
      },
    },
    steps: {
      prepare: prepare(file, running),
      backup: backup(file, running),
      upgrade: upgrade(file, running),
      verify: [
        {
          id: "ready",
          title: "Everything runs",
          run: lines(
            `${callOf(file)} ps`,
            `${callOf(file)} logs --since 10m --tail 100`,
          ),
          expect:
            "Every service is `running` or `healthy`, and the logs name no error",
        },
      ],
      after: [],
      rollback: rollback(file, running),
    },
  };
}

function prepare(file: Compose, { pinned }: Running): StepDraft[] {
  const fetch: StepDraft = {
    id: "fetch",
    title: "Get the files of {{to}}",
    run: lines(
      "git fetch --tags origin",
      "git status --short --untracked-files=no",
    ),
    expect:
      "The last command prints nothing. A file that it names was changed here: save the change first",
  };
  return [
    {
      id: "running",
      title: "Check what runs today",
      run: lines(`cd ${folderOf(file)}`, `${callOf(file)} ps`),
      expect: "Every service is `running` or `healthy`",
    },
    ...(pinned === undefined ? [fetch] : []),
  ];
}

function backup(file: Compose, { id, settings }: Running): StepDraft[] {
  const dump: StepDraft = file.database
    ? databaseSteps(id, file.database, callOf(file)).dump
    : {
        id: "data",
        title: "Back up the data",
        manual:
          "Back up the database and the volumes with the tools that you trust, and see that the backup can be read.",
      };
  if (settings.length === 0) return [dump];
  return [
    dump,
    {
      id: "settings",
      title: "Back up the settings",
      why: "The rollback puts them back",
      run: lines(...settings.map((one) => `cp -p ${one.file} ${copyOf(one)}`)),
    },
  ];
}

function upgrade(
  file: Compose,
  { name, settings, pinned, tag }: Running,
): StepDraft[] {
  const checkout: StepDraft = {
    id: "checkout",
    title: "Check out {{to}}",
    run: `git checkout ${tag.replace("{{version}}", "{{to}}")}`,
  };
  const pin: StepDraft = {
    id: "pin",
    title: `Point ${name} at {{to}}`,
    run: lines(
      `sed -i 's/^${pinned}=.*/${pinned}={{to}}/' .env`,
      `grep '^${pinned}={{to}}$' .env`,
    ),
    expect: "The last command prints the line with {{to}}",
  };
  return [
    ...(pinned === undefined ? [checkout] : []),
    ...settings.map((one) => ({
      id: `configure-${one.id}`,
      title: `Adjust \`${one.file}\``,
      config: one.id,
    })),
    ...(pinned === undefined ? [] : [pin]),
    {
      id: "start",
      title: "Start {{to}}",
      downtime: "10s..2m",
      run: lines(
        `${callOf(file)} ${file.builds ? "build --pull" : "pull"}`,
        startOf(file),
      ),
      expect: "Every container ends as `Healthy` or `Started`",
    },
  ];
}

function rollback(
  file: Compose,
  { id, name, settings, pinned, tag }: Running,
): StepDraft[] {
  const others = file.services.filter((one) => one !== file.database?.service);
  const data = {
    id: "restore",
    title: "Restore the data",
    depth: "data",
  } as const;
  return [
    {
      id: "stop",
      title: `Stop ${name}`,
      depth: "code",
      run: lines(
        `cd ${folderOf(file)}`,
        [callOf(file), "stop", ...others].join(" "),
      ),
      expect: "The name of each container, once it has stopped",
    },
    file.database
      ? {
          ...data,
          why: "What was written since the backup is lost",
          run: databaseSteps(id, file.database, callOf(file)).restore,
        }
      : {
          ...data,
          manual:
            "Restore the backup that you made before the upgrade. What was written since is lost.",
        },
    {
      id: "back",
      title: "Return to {{from}}",
      depth: "code",
      run: lines(
        ...(pinned === undefined
          ? [`git checkout ${tag.replace("{{version}}", "{{from}}")}`]
          : []),
        ...settings.map((one) => `cp -p ${copyOf(one)} ${one.file}`),
        ...(file.builds ? [`${callOf(file)} build`] : []),
        startOf(file),
      ),
      expect: "Every container ends as `Healthy` or `Started`",
    },
  ];
}

/** Compose finds its file by itself where it has one of the usual names. */
function callOf({ hasDefaultName, path }: Compose): string {
  return hasDefaultName
    ? "docker compose"
    : `docker compose -f ${fileOf(path)}`;
}

function startOf(file: Compose): string {
  return `${callOf(file)} up -d --wait --wait-timeout 300`;
}

function folderOf({ folder }: Compose): string {
  return folder === "" ? '"$FOLDER"' : `"$FOLDER/${folder}"`;
}

/** `.env` to `env-before-{{to}}` */
function copyOf({ file }: SurfaceDraft): string {
  return `${file.replace(/^\./, "")}-before-{{to}}`;
}

function lines(...commands: readonly string[]): string {
  return commands.length === 1
    ? commands.join("")
    : commands.map((command) => `${command}\n`).join("");
}
