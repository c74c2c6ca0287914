"""`make rehearse-deploy`: the very steps of a deployment, on AWS as moto stands in for it."""
