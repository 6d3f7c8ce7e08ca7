// The letter's step for whoever has no letter yet: a draft to download, and what a good letter looks like.
import { expectAccessible } from "../fixtures/axe";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { atLetter } from "../fixtures/walk";
import { readFileSync } from "node:fs";

test("a draft of the letter is downloaded as Word and as PDF", async ({ holder }) => {
  const { page } = await atLetter(holder(`sari@${PEKALONGAN}`));
  await expectAccessible(page, "surat-draf");
  for (const [link, name, begins] of [
    ["draf surat (Word)", "draf-surat.docx", "PK"],
    ["draf surat (PDF)", "draf-surat.pdf", "%PDF-"],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).click()]);
    expect(download.suggestedFilename()).toBe(name);
    expect(readFileSync(await download.path()).subarray(0, begins.length).toString("latin1")).toBe(begins);
  }
  await expect(page).toHaveURL(/\/permohonan\/surat$/);
});
