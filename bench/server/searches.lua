-- Searches that nobody asked before: three words of the sheets, in an order that never comes back.
local words = { 'sante', 'emploi', 'jeunes', 'logement', 'formation', 'aide', 'travail', 'handicap', 'donnees',
  'inclusion', 'medecin', 'entreprise', 'accompagnement', 'insertion', 'mano', 'demarche' }
local rest = tonumber(os.getenv('REST_MS')) or 0
local rank = tonumber(os.getenv('FIRST_RANK')) or 0
function request()
  rank = rank + 1
  local first = words[rank % #words + 1]
  local second = words[math.floor(rank / #words) % #words + 1]
  local third = words[math.floor(rank / #words / #words) % #words + 1]
  return wrk.format('GET', '/recherche?q=' .. first .. '+' .. second .. '+' .. third)
end
-- Drawn anew each time, as visitors come: equal rests would have all connections ask at the same instant.
function delay()
  return math.floor(0.5 - rest * math.log(1 - math.random()))
end
