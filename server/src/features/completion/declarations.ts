/** How each kind of declaration is begun, with places to fill in. */

export const declarationSnippets: Readonly<Record<string, string>> = {
  policy: 'policy ${1:name} "${2:Title}" edition "${3:1}" in force from ${4:2026-04-01}',
  use: 'use "./${1:file}.remit"',
  source:
    'source ${1:name} "${2:Title}" file "${3:sources/text.md}" authority ${4|statute,regulator,partner,commentary|}',
  actor: 'actor ${1:name} "${2:Title}"',
  scale: 'scale ${1:name} "${2:Title}" ${3|worsens,improves|} ${4:low} < ${5:medium} < ${6:high}',
  choice: 'choice ${1:name} "${2:Title}": ${3:one}, ${4:another}',
  fact: 'fact ${1:name} "${2:Title}": ${3:yes/no}\n  question "${4:Is it so?}"',
  event: 'event ${1:name} "${2:Title}" with ${3:field}: ${4:yes/no}',
  judgement:
    'judgement ${1:name} "${2:Title}": ${3:yes/no} by ${4:actor}\n  guided by "${5:what to look at}"\n  question "${6:Is it so?}"',
  parameter: 'parameter ${1:name} "${2:Title}": ${3:2 notices} from ${4:2026-04-01}',
  define: 'define ${1:name} "${2:Title}": ${3:yes/no} is ${4:condition}',
  matrix:
    'matrix ${1:name} "${2:Title}": ${3:scale} by ${4:rows} and ${5:columns}\n  | | ${6:level} |\n  | ${7:level} | ${8:value} |',
  threshold: 'threshold ${1:name} "${2:Title}" met when ${3:condition}',
  clock: 'clock ${1:name} "${2:Title}" runs ${3:28 days} after ${4:latest notice}',
  track: 'track ${1:name} "${2:Title}" one at a time strengthens ${3:advise} < ${4:warn} < ${5:restrict}',
  power: 'power ${1:name} "${2:Title}"\n  held by ${3:actor}\n  is ${4:step} on ${5:track}',
  action: 'action ${1:name} "${2:Title}" held by ${3:actor}',
  rule: 'rule ${1:name} "${2:Title}"\n  when ${3:condition}\n  then ${4:actor} ${5|must,should,may,must not|} ${6:use} ${7:power}\n  because "${8:reason}"',
  principle: 'principle ${1:name} "${2:Title}"\n  ${3:choose the lowest adequate power on ${4:track}}',
  assume: 'assume ${1:condition} because "${2:reason}"',
  process:
    'process ${1:name} "${2:Title}"\n  enter at ${3:stage}\n  stage ${3:stage}\n    entry when ${4:condition}\n    to ${5:closed} when ${6:condition}\n  stage ${5:closed} final',
  case: 'case "${1:Title}" on ${2:2026-05-01}\n  given ${3:fact} is ${4:value}\n  expect ${5:power}',
  cases: 'cases "${1:Title}"\n  | ${2:fact} | expect |\n  | ${3:value} | ${4:power} |',
};
