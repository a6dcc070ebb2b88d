import { oddOnesOf, type Where } from "../../queries/agreement.ts";
import { told } from "../../queries/calls.ts";
import type { Rule } from "../../rule.ts";
import { helmOptions } from "../../../tools/helm.ts";
import { kubectlOptions } from "../../../tools/kubectl.ts";

const compose = ["docker compose", "docker-compose", "podman-compose"];

const composeOptions =
  "-f --file -p --project-name --env-file --profile --project-directory --ansi --progress --parallel".split(
    " ",
  );

const composeElsewhere = / (?:version|ls|--help|--version)\b/;

const contexts: readonly Where[] = [
  {
    what: "a context",
    tools: ["kubectl", "oc"],
    options: ["--context"],
    valued: kubectlOptions,
    variables: ["KUBECONFIG"],
    settledBy: [
      "kubectx",
      "kubectl config use-context",
      "kubectl config set-context",
    ],
    needless: /^kubectl (?:config|version|explain|completion|kustomize|krew)\b/,
  },
  {
    what: "a context",
    tools: ["helm"],
    options: ["--kube-context"],
    valued: helmOptions,
    variables: ["KUBECONFIG", "HELM_KUBECONTEXT"],
    settledBy: [
      "kubectx",
      "kubectl config use-context",
      "kubectl config set-context",
    ],
    needless:
      /^helm (?:repo|search|show|pull|fetch|template|dependency|dep|package|lint|version|plugin|registry|push|create)\b/,
  },
  {
    what: "a profile",
    tools: ["aws"],
    options: ["--profile"],
    valued: ["--region", "--query", "--output"],
    variables: ["AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_PROFILE"],
    settledBy: ["aws sso login"],
    needless: /^aws (?:configure|help|--version)\b/,
  },
  {
    what: "a region",
    tools: ["aws"],
    options: ["--region"],
    valued: ["--profile", "--query", "--output"],
    variables: ["AWS_REGION", "AWS_DEFAULT_REGION"],
    settledBy: ["aws configure"],
    needless:
      /^aws (?:.*? )?(?:iam|sts|s3|s3api|route53|cloudfront|organizations|configure|help|--version|support|budgets|ce|waf)\b/,
  },
  {
    what: "a project",
    tools: compose,
    options: ["-p", "--project-name"],
    valued: composeOptions,
    variables: ["COMPOSE_PROJECT_NAME"],
    needless: composeElsewhere,
    leading: true,
  },
  {
    what: "a file",
    tools: compose,
    options: ["-f", "--file"],
    valued: composeOptions,
    variables: ["COMPOSE_FILE"],
    needless: composeElsewhere,
    leading: true,
  },
  {
    what: "a project",
    tools: ["gcloud"],
    options: ["--project"],
    valued: ["--region", "--zone", "--format", "--filter"],
    variables: ["CLOUDSDK_CORE_PROJECT"],
    settledBy: ["gcloud config set project"],
    needless: /^gcloud (?:auth|config|components|init|projects|info)\b/,
  },
  {
    what: "an endpoint",
    tools: ["etcdctl"],
    options: ["--endpoints"],
    valued: ["--cacert", "--cert", "--key", "--user"],
    variables: ["ETCDCTL_ENDPOINTS"],
    needless: /^etcdctl (?:.*? )?(?:snapshot (?:status|restore)|version)\b/,
  },
];

/** A command that acts in another cluster, account or project than all others. */
export const missingContext: Rule = {
  name: "missing-context",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary:
    "A command lacks the context, profile or project that the others name",
  why: "It acts on the cluster or account that the reader used last, which may be production.",
  help: "Name it in every command, or set it once at the start of the page.",
  examples: {
    good: [
      "```bash\nkubectl --context=east get nodes\nkubectl --context=east get pods\nkubectl --context=west get pods\nkubectl get pods\n```\n",
      "```bash\nkubectl config use-context east\nkubectl --context=east get nodes\nkubectl --context=east get pods\nkubectl --context=east get svc\nkubectl get pods\n```\n",
      "```bash\nexport AWS_PROFILE=vets\naws ec2 describe-vpcs --profile vets\naws ec2 describe-volumes --profile vets\naws ec2 describe-images --profile vets\naws ec2 stop-instances --instance-ids i-1\n```\n",
      "```bash\naws ec2 describe-vpcs --region eu-west-1\naws ec2 describe-volumes --region eu-west-1\naws ec2 describe-images --region eu-west-1\naws s3 ls\n```\n",
      "```bash\ndocker compose -p vets pull\ndocker compose -p vets up -d\ndocker compose ps\n```\n",
      "```bash\ndocker compose run -p 80:80 web\ndocker compose up -d\ndocker compose run -p 80:80 web\ndocker compose logs -f web\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl --context east get nodes\nkubectl --context east apply -f vets.yaml\nkubectl --context east rollout status deploy/vets\nkubectl delete pod vets-0\n```\n",
        findings: [
          "5:1 Unexpected `kubectl` without a context, expected `--context east` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\naws rds describe-db-instances --profile vets\naws rds create-db-snapshot --profile vets --db-instance-identifier vets --db-snapshot-identifier old\naws rds wait db-snapshot-available --profile vets\n```\n\n```bash\naws rds modify-db-instance --db-instance-identifier vets --engine-version 16\n```\n",
        findings: [
          "8:1 Unexpected `aws` without a profile, expected `--profile vets` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\ndocker compose -f base.yml -f prod.yml pull\ndocker compose up -d\ndocker compose -f base.yml -f prod.yml logs -f web\n```\n",
        findings: [
          "3:1 Unexpected `docker compose` without a file, expected `-f base.yml -f prod.yml` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\ndocker compose -p vets pull\ndocker compose -p vets up -d\ndocker compose -p vets ps\ndocker compose down\n```\n",
        findings: [
          "5:1 Unexpected `docker compose` without a project, expected `-p vets` as in the other commands",
        ],
      },
    ],
  },
  *check(page) {
    for (const where of contexts) {
      const [option = ""] = where.options;
      for (const { call, command, meant } of oddOnesOf(page, where)) {
        yield {
          place: call.place,
          evidence: "heuristic",
          message: `Unexpected \`${command}\` without ${where.what}, expected \`${option} ${told(meant)}\` as in the other commands`,
        };
      }
    }
  },
};
