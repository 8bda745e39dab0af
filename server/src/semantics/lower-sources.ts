/** Sources of the model. They stand beside the policy: where they are is told by the file, as for cases. */
import { authorities } from "./check-policy.ts";
import { dayOf } from "./dates.ts";
import { entriesOf, type Version } from "./lower-declared.ts";
import { localPlaceOf } from "./lower-named.ts";
import { type Homes, placeOf, type Source } from "./model.ts";

export function lowerSources(version: Version, homes: Homes): readonly Source[] {
  return entriesOf(version, "source").map(({ symbol: { name, title }, declaration }): Source => {
    const { file, address, authority, readOn } = declaration;
    return {
      name,
      title,
      authority: authorities.find((word) => word === authority?.text),
      file: file?.value,
      address: address?.value,
      readOn: readOn && dayOf(readOn.text),
      place: placeOf({ homes }, localPlaceOf(version.whole, declaration)),
    };
  });
}
