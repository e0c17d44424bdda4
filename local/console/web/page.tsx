import { connection, isLoaded } from './console-state/store';
import { EditBanner } from './faults/edit-banner';
import { Faults } from './faults/faults';
import { Header } from './header/header';
import { Leads } from './leads/leads';
import { Softphone } from './softphone/softphone';
import { StateMachines } from './state-machine/state-machines';
import { Waterfall } from './waterfall/waterfall';

export function Page() {
  return (
    <>
      <a class="skip-link" href="#phone">
        Skip to the phone
      </a>
      <Header />
      <EditBanner />
      {connection.value.state === 'refused' ? <NoToken /> : isLoaded.value ? <Parts /> : <p class="loading">Connecting to Atlas …</p>}
    </>
  );
}

function Parts() {
  return (
    <main class="parts">
      <Softphone />
      <StateMachines />
      <Leads />
      <Waterfall />
      <Faults />
    </main>
  );
}

/** The page is only for whoever started Atlas. */
function NoToken() {
  return (
    <main class="notice">
      <h2>This page needs its token</h2>
      <p>
        Open the address that <code>npm start</code> printed, with everything after the <code>#</code>. Each start has a token of its own.
      </p>
    </main>
  );
}
