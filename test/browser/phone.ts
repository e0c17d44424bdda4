import type { Page } from 'playwright-core';

/** A person at the page's phone, with nothing but a keyboard. */
export class PhoneByKeyboard {
  private replies = 0;
  constructor(private readonly page: Page) {}

  async dials(): Promise<void> {
    await this.page.waitForSelector('button:has-text("Dial Atlas")');
    await this.page.keyboard.press('Alt+d');
    await this.page.waitForSelector('#talk:enabled');
  }

  /** Says it, and gives the reply; the field has the focus by itself. */
  async says(text: string): Promise<string> {
    await this.page.waitForFunction(() => document.activeElement?.id === 'talk');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    this.replies++;
    await this.page.waitForFunction((count) => document.querySelectorAll('.turn-facts').length >= count, this.replies);
    return (await this.page.locator('.line-atlas p:first-of-type').last().textContent()) ?? '';
  }

  async asksForACallback(): Promise<void> {
    await this.dials();
    for (const line of ['please call me back', 'Ada Lovelace', 'Analytical Engines', 'support calls at night', 'yes'])
      await this.says(line);
    await this.page.waitForSelector('#talk:disabled'); // Atlas has hung up
  }

  async answers(): Promise<void> {
    await this.page.waitForSelector('.is-ringing');
    await this.page.keyboard.press('Alt+a');
    await this.page.waitForSelector('#talk:enabled');
  }

  async hangsUp(): Promise<void> {
    await this.page.keyboard.press('Alt+h');
    await this.page.waitForSelector('button:has-text("Dial Atlas")');
  }
}
