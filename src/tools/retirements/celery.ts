import type { Retirements } from "./retirement.ts";

export const celery: Retirements = {
  names: ["celery"],
  usages: [
    {
      command: "worker",
      option: "-A",
      removed: "5.0",
      instead: "`celery -A ... worker`",
      proof: "https://docs.celeryq.dev/en/stable/history/whatsnew-5.0.html",
    },
    {
      command: "worker",
      option: "--app",
      removed: "5.0",
      instead: "`celery --app ... worker`",
      proof: "https://docs.celeryq.dev/en/stable/history/whatsnew-5.0.html",
    },
    {
      command: "beat",
      option: "-A",
      removed: "5.0",
      instead: "`celery -A ... beat`",
      proof: "https://docs.celeryq.dev/en/stable/history/whatsnew-5.0.html",
    },
    {
      command: "beat",
      option: "--app",
      removed: "5.0",
      instead: "`celery --app ... beat`",
      proof: "https://docs.celeryq.dev/en/stable/history/whatsnew-5.0.html",
    },
    {
      command: "worker",
      option: "--workdir",
      removed: "5.0",
      instead: "`celery --workdir ... worker`",
      proof: "https://docs.celeryq.dev/en/stable/history/whatsnew-5.0.html",
    },
  ],
};
