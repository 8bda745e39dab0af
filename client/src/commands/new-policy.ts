/** New policy: a small one with two cases, to be changed into one's own. It lies nowhere until it is saved. */
import { window, workspace } from "vscode";

const STARTER = `policy my-policy "My policy" in force from 2026-01-01

scale harm worsens none < low < serious

track response one at a time strengthens advise < warn

fact harm-found "Harm found": harm question "How serious is the harm that was found?"

power advice-letter "Advice letter" is advise on response

power warning-notice "Warning notice" is warn on response

rule R1 "Warn when the harm is serious"
  when harm-found is serious
  then must use warning-notice
  because "the harm is {harm-found}"

rule default "Advise in all other cases"
  otherwise may use advice-letter

principle proportionality "The lowest adequate power"
  choose the lowest adequate power on response

case "Serious harm"
  given harm-found is serious
  expect warning-notice is required by R1

case "Low harm"
  given harm-found is low
  expect advice-letter is selected
`;

export async function newPolicy(): Promise<void> {
  const document = await workspace.openTextDocument({ language: "remit", content: STARTER });
  await window.showTextDocument(document);
}
