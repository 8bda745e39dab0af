/** Whether what a page says can be read. */
import type { Page } from "playwright-core";

/** The texts whose contrast is below 4.5 to 1, the floor of WCAG 2 AA for small print. */
export function faintTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const mix = (over: readonly number[], under: readonly number[]) => {
      const alpha = over[3] ?? 1;
      return [0, 1, 2].map((at) => (over[at] ?? 0) * alpha + (under[at] ?? 0) * (1 - alpha));
    };
    const light = (colour: readonly number[]) => {
      const [r = 0, g = 0, b = 0] = colour.map((part) => {
        const share = part / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const backOf = (element: Element | null): readonly number[] => {
      if (element === null) return [255, 255, 255];
      const own = channels(getComputedStyle(element).backgroundColor);
      return own[3] === 0 ? backOf(element.parentElement) : mix(own, backOf(element.parentElement));
    };
    const faint: string[] = [];
    for (const element of document.querySelectorAll("#page *")) {
      const text = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent?.trim())
        .join("");
      if (text === "" || element.getClientRects().length === 0) continue;
      const back = backOf(element);
      const fore = mix(channels(getComputedStyle(element).color), back);
      const [bright = 0, dim = 0] = [light(fore), light(back)].sort((a, b) => b - a);
      const contrast = (bright + 0.05) / (dim + 0.05);
      if (contrast < 4.5) faint.push(`${text}: ${contrast.toFixed(2)}`);
    }
    return faint;
  });
}
