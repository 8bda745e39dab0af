/**
 * A small policy of adult social care whose outcomes are known by counting all its 756 cases by other means. Its
 * figures are a model; no regulator uses them.
 */
export const smallPolicy = `policy small "Adult social care, a small model" in force from 2024-03-04

scale impact worsens minor < moderate < major
scale likelihood worsens remote < possible < probable
scale seriousness worsens low < medium < high < extreme
choice service: care-home, home-care
actor inspector
track civil one at a time strengthens advise < warn < restrict < close

fact impact-of-breach: impact
fact likelihood-of-repeat: likelihood
fact warnings: 0..20 notices, worsens
judgement evidence-sufficient: yes/no by inspector guided by "is it credible, relevant and on record?"
fact service-type: service

parameter repeat: 2 notices from 2026-04-01, was 3 notices from 2024-03-04

matrix how-serious: seriousness by likelihood-of-repeat and impact-of-breach
  |          | minor  | moderate | major   |
  | remote   | low    | low      | medium  |
  | possible | low    | medium   | high    |
  | probable | medium | high     | extreme |

power advice-letter is advise on civil
power warning-notice is warn on civil
power vary-conditions is restrict on civil
power urgent-cancellation is close on civil

rule R1
  when how-serious is at least medium and evidence-sufficient
  then inspector must use warning-notice
rule R2
  when how-serious is at least high and warnings is at least repeat and evidence-sufficient
  then inspector must use vary-conditions
  overrides R1
  because "{warnings} earlier notices reach {repeat}"
rule R3
  when how-serious is extreme and evidence-sufficient
  then inspector must use urgent-cancellation
  overrides R1, R2
rule default
  otherwise inspector may use advice-letter

principle proportionality worse facts never lead to a weaker power on civil
principle like-cases-alike service-type never changes the outcome
principle no-cliff-edge one step worse moves civil by at most 2 steps
`;

/** The policy with one passage changed; the passage must be there. */
export function changed(from: string, to: string, policy = smallPolicy): string {
  if (!policy.includes(from)) throw new Error(`the small policy does not say ${from}`);
  return policy.replace(from, to);
}
