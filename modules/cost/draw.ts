import { element, label, line, picture, rectangle, ticks } from "../sizing/svg.ts";
import { type BreakEven, blendedEur, type HostedPrice } from "./hosted.ts";

const size = { width: 860, height: 440 };
const area = { left: 96, right: 690, top: 110, bottom: 356 };

/** The own stack's price beside that of a hosted model, by tokens a month. */
export function drawBreakEven(
  monthly: { readonly low: number; readonly high: number },
  hosted: HostedPrice,
  { low, high }: BreakEven,
): string {
  const xTicks = ticks((high * 1.6) / 1e6);
  const mostTokens = (xTicks.at(-1) ?? 1) * 1e6;
  const hostedEur = (tokens: number) => (tokens / 1e6) * blendedEur(hosted);
  const yTicks = ticks(Math.max(monthly.high * 1.15, hostedEur(mostTokens)));
  const mostEur = yTicks.at(-1) ?? 1;
  const toX = (tokens: number) => area.left + ((area.right - area.left) * tokens) / mostTokens;
  const toY = (eur: number) => area.bottom - ((area.bottom - area.top) * eur) / mostEur;
  const own = `own stack, ${euros(monthly.low)} to ${euros(monthly.high)} €`;
  const share = Math.round(hosted.outputShare * 100);
  const title = "Own stack or hosted model";
  const description = `${own}; cheaper than the hosted model from ${millions(low)} to ${millions(high)} million tokens a month on`;
  return picture({ ...size, title, description }, [
    label(32, 44, title, "ink title"),
    label(32, 68, `€ a month by tokens a month, ${share} % of them written`, "muted"),
    ...yTicks.flatMap((eur) => [
      line(area.left, toY(eur), area.right, toY(eur), "s-grid thin"),
      label(area.left - 10, toY(eur) + 4, euros(eur), "muted small end"),
    ]),
    ...xTicks.map((tokens) =>
      label(toX(tokens * 1e6), area.bottom + 20, euros(tokens), "muted small middle"),
    ),
    label((area.left + area.right) / 2, area.bottom + 42, "million tokens a month", "muted small middle"),
    rectangle(
      area.left,
      toY(monthly.high),
      area.right - area.left,
      toY(monthly.low) - toY(monthly.high),
      "spare",
    ),
    line(area.left, toY(middle(monthly)), area.right, toY(middle(monthly)), "s-used thick"),
    label(area.right + 10, toY(middle(monthly)) + 4, "own stack", "ink small bold"),
    element("path", {
      d: `M${toX(0)} ${toY(0)} L${toX(mostTokens)} ${toY(hostedEur(mostTokens))}`,
      class: "s-c0 thick",
    }),
    label(area.right + 10, toY(hostedEur(mostTokens)) + 4, "hosted model", "ink small bold"),
    line(toX(low), area.top - 8, toX(low), area.bottom, "s-muted thin dash"),
    line(toX(high), area.top - 8, toX(high), area.bottom, "s-muted thin dash"),
    label(
      (toX(low) + toX(high)) / 2,
      area.top - 16,
      `break-even ${millions(low)}–${millions(high)} M`,
      "ink small middle bold",
    ),
    label(
      32,
      size.height - 18,
      "Prices only: a hosted model also decides where the data goes.",
      "muted small",
    ),
  ]);
}

const middle = ({ low, high }: { low: number; high: number }) => (low + high) / 2;
const euros = (value: number) => Math.round(value).toLocaleString("en");
const millions = (tokens: number) => Math.round(tokens / 1e6).toLocaleString("en");
