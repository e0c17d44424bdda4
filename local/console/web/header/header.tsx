import { isLoaded, number, templates } from '../console-state/store';
import { spacedNumber } from '../format/phone-number';
import { ConnectionState } from './connection-state';
import { CopyButton } from './copy-button';
import { DialingSwitch } from './dialing-switch';

export function Header() {
  return (
    <header class="header">
      <h1 class="brand">
        <Logo /> Atlas
      </h1>
      {number.value !== '' && (
        <p class="dial-number">
          <span class="quiet">answers at</span> <strong>{spacedNumber(number.value)}</strong>
        </p>
      )}
      {isLoaded.value && <DialingSwitch />}
      <ul class="templates" aria-label="Deployed templates">
        {templates.value.map(({ name, sha256 }) => (
          <li key={name}>
            <span class="quiet">{name.replace(/\.template\.json$/, '')}</span> <code title={`sha256 ${sha256}`}>{sha256.slice(0, 8)}</code>
            <CopyButton text={sha256} what={`sha256 of ${name}`} />
          </li>
        ))}
      </ul>
      <ConnectionState />
    </header>
  );
}

function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M8 24 16 7l8 17M11.5 18h9" />
    </svg>
  );
}
