-- Each connection rests between two requests: the load is what its servers can bear, halved.
local rest = tonumber(os.getenv('REST_MS')) or 0
-- Drawn anew each time, as visitors come: equal rests would have all connections ask at the same instant.
function delay()
  return math.floor(0.5 - rest * math.log(1 - math.random()))
end
