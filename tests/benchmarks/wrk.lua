-- Asks for the paths of a file in turns, each line a path and, where there is one, the ETag to ask with.
-- Prints what was measured as one line of JSON.

local requests = {}
local turn = 0

function init(args)
  for line in io.lines(args[1]) do
    local path, etag = line:match("^(%S+)%s*(.*)$")
    local headers = etag ~= "" and { ["If-None-Match"] = etag } or nil
    table.insert(requests, wrk.format("GET", path, headers))
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"seconds": %f, "requests": %d, "median": %f, "p99": %f, "errors": %d}\n',
    summary.duration / 1e6, summary.requests, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
