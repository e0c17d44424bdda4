import { render } from 'preact';
import { connect } from './console-state/store';
import { Page } from './page';
import { listenToPhone } from './softphone/listen-to-phone';

const page = document.getElementById('page');
if (page) render(<Page />, page);
listenToPhone();
connect();
