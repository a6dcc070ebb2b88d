import type { Retirements } from "./retirement.ts";

export const celery: Retirements = {
  names: ["celery"],
  usages: [
    {
      command: "worker",
      option: "-A",
      removed: "5.0",
      instead: "`celery -A ... worker`",
      proof: "https://github.com/celery/celery/pull/8312",
    },
    {
      command: "worker",
      option: "--app",
      removed: "5.0",
      instead: "`celery --app ... worker`",
      proof: "https://github.com/celery/celery/pull/8312",
    },
    {
      command: "beat",
      option: "-A",
      removed: "5.0",
      instead: "`celery -A ... beat`",
      proof: "https://github.com/celery/celery/pull/8312",
    },
  ],
};
