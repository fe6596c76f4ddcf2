import { apiScript } from "./api-script.ts";

/** A stream of a Logs Data Platform service. */
export interface LogStream {
  readonly service: string;
  readonly streamId: string;
}

/** Kinds of account logs by the type that a subscription shows, with the route that forwards them. */
const accountLogs = {
  "account-audit": "v1/me/logs/audit/log",
  "account-api": "v1/me/api/log",
  "account-iam": "v2/iam/log",
} as const;

/** Forwards every kind of account logs that the stream does not get yet; run twice, it changes nothing. */
export const forwardScript = (stream: LogStream): string =>
  apiScript(`${subscribed(stream)}
subscribe() { # type, route
  case $subscribed in *" $1 "*) return ;; esac
  kind=$(call "$2/kind" | jq -r '.[0] | if type == "object" then .name else . end')
  call "$2/subscription" --json "{\\"kind\\":\\"$kind\\",\\"streamId\\":\\"${stream.streamId}\\"}" >/dev/null
  echo "$1: forwarded from now on"
}
${Object.entries(accountLogs)
  .map(([type, route]) => `subscribe ${type} ${route}`)
  .join("\n")}
`);

/** Fails unless the stream gets every kind of account logs. */
export const listScript = (stream: LogStream): string =>
  apiScript(`${subscribed(stream)}
for type in ${Object.keys(accountLogs).join(" ")}; do
  case $subscribed in *" $type "*) ;; *) echo "$type: not forwarded" >&2; missing=1 ;; esac
done
test -z "\${missing:-}"
`);

const subscribed = ({
  service,
  streamId,
}: LogStream): string => `subscriptions=v1/dbaas/logs/${service}/output/graylog/stream/${streamId}/subscription
subscribed=" "
for id in $(call "$subscriptions" | jq -r '.[]'); do
  subscribed="$subscribed$(call "$subscriptions/$id" | jq -r .resource.type) "
done`;
