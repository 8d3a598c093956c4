"""The stages from seed to page. One module, one stage, one public function; none imports another."""
