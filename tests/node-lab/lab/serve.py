"""llama.cpp's own server with the OpenAI paths; stays in the foreground."""
import os, signal, sys
import xllamacpp

model, name, host, port = sys.argv[1:5]
params = xllamacpp.CommonParams()
params.model.path = os.path.join(model, "model.gguf")
params.hostnames = [host]
params.port = int(port)
params.n_ctx = 512
params.endpoint_metrics = True
params.api_keys = [os.environ["VLLM_API_KEY"]]
params.model_alias = {name}
server = xllamacpp.Server(params)
# As the first process of a container it would not end by itself.
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
print("engine ready", flush=True)
signal.pause()
