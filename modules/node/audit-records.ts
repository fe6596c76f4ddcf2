import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";

/** Name under which the gateway's settings load the recorder: module and object. */
export const auditRecorder = "audit_records.recorder";

/**
 * The gateway's own log has no tokens and its database no copy elsewhere: one line for each answer and each failure,
 * told apart from other lines by `"record":"audit"`. It never holds what was asked or answered.
 */
export const auditRecordsFile: NodeFile = {
  path: `${nodePaths.settings}/audit_records.py`,
  content: `import datetime
import json

from litellm.integrations.custom_logger import CustomLogger


class Recorder(CustomLogger):
    async def async_log_success_event(self, kwargs, response_obj, start_time, end_time):
        seen = (kwargs.get("litellm_params") or {}).get("metadata") or {}
        self.write(kwargs, "aborted" if seen.get("client_disconnected") else "answered", start_time, end_time)

    async def async_log_failure_event(self, kwargs, response_obj, start_time, end_time):
        self.write(kwargs, "failed", start_time, end_time)

    def write(self, kwargs, status, start_time, end_time):
        entry = kwargs.get("standard_logging_object") or {}
        who = entry.get("metadata") or {}
        record = {
            "record": "audit",
            "at": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
            "id": kwargs.get("litellm_call_id"),
            "client": who.get("user_api_key_alias") or who.get("user_api_key_user_id"),
            "team": who.get("user_api_key_team_alias"),
            "person": entry.get("end_user") or None,
            "route": who.get("user_api_key_request_route") or entry.get("call_type"),
            "model": entry.get("model_group") or kwargs.get("model") or None,
            "promptTokens": entry.get("prompt_tokens"),
            "answerTokens": entry.get("completion_tokens"),
            "seconds": round((end_time - start_time).total_seconds(), 3),
            "status": status,
        }
        print(json.dumps(record), flush=True)


recorder = Recorder()
`,
};
