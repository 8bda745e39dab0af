/** A case with one thing changed, as a page tells it. */
import type { CaseData, CaseValue, EventData } from "@remit/server/protocol/case.ts";

/** A `null` means: not known. */
export function withGiven(kase: CaseData, name: string, value: CaseValue | null): CaseData {
  return { ...kase, given: withEntry(kase.given, name, value) };
}

/** An empty text means: no reason. */
export function withReason(kase: CaseData, name: string, text: string): CaseData {
  return { ...kase, reasons: withEntry(kase.reasons ?? {}, name, text || null) };
}

function withEntry<V>(record: Readonly<Record<string, V>>, name: string, value: V | null): Record<string, V> {
  const { [name]: _, ...rest } = record;
  return value === null ? rest : { ...rest, [name]: value };
}

/** An event with all that is noted of it; a day that is absent has not been. */
export function noted(
  { on, event, because }: EventData,
  { fields, received, upheld, withdrawn }: Pick<EventData, "fields" | "received" | "upheld" | "withdrawn">,
): EventData {
  return {
    on,
    event,
    ...(fields === undefined || Object.keys(fields).length === 0 ? {} : { fields }),
    ...(received === undefined ? {} : { received }),
    ...(upheld === undefined ? {} : { upheld }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...(because === undefined ? {} : { because }),
  };
}
