-- Each connection rests between two requests: the load is what its servers can bear, halved.
local rest = tonumber(os.getenv('REST_MS')) or 0
function delay()
  return rest
end
